"""The application's pages. `pages` and `pieces` draw with Streamlit; the other modules never import it."""
