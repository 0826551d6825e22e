"""What `streamlit run app.py` starts; `relation app` starts the same with the right settings."""

from relation.ui.navigation import run

run()
