"""`detector tui --web`: the same screens in a browser on this computer, and for nobody else.

    browser page (page/, terminal of textual-serve) <-websocket-> terminals.py <-pipes-> `detector tui` (driver.py)

Everything passes guard.py first. Of textual-serve only the terminal that runs in the page is used: its server lets any
web site and any name in, starts programs through a shell, lists its files, and loads fonts from another computer.
"""
