"""The application. Pages and pieces draw with Streamlit, `session` keeps what they share; the rest is plain."""
