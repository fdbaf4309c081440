"""The dashboard's frame: menu, look, language. Run by `streamlit run dashboard/app.py`."""

import streamlit as st

from dashboard import access, menu, parts

st.set_page_config(
    page_title="Cospeak", page_icon=parts.ICON, layout="wide", initial_sidebar_state=230
)
if not access.allowed_here():
    st.stop()
page = st.navigation(
    [
        st.Page(
            menu.path(item.file),
            title=item.title,
            icon=f":material/{item.icon}:",
            default=item.file == "overview",
            help=item.question,
        )
        for item in menu.MENU
    ]
)
parts.frame()
page.run()
