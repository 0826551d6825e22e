"""What Streamlit runs when the application is started with `relation app`."""

from relation.ui.navigation import run

run()
