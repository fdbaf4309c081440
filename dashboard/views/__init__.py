"""One flat script per question, opened by the menu.

In: the published tables and the address. Out: a page; nothing is handed on from one to another.
"""
