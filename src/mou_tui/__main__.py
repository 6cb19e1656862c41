"""`python -m mou_tui` is `mou-tui`."""

from mou_tui.commands import main

if __name__ == "__main__":
    main()
