"""What of a page a person can read, or have read out: its text, block by block, and the words in attributes."""

from html.parser import HTMLParser

ATTRIBUTES = ("alt", "aria-label", "data-by-hand", "data-done", "placeholder", "title")
INLINE = frozenset({"a", "b", "code", "em", "i", "mark", "span", "strong"})
SILENT = frozenset({"script", "style"})
VALUES = frozenset({"text", "submit", "button", "reset"})
VOID = frozenset({"br", "hr", "img", "input", "link", "meta"})


class Shown(HTMLParser):
    """A page as it is read. What can only be copied (`readonly`) is left out: it is an e-mail, not the page's words."""

    def __init__(self, source: str) -> None:
        super().__init__(convert_charrefs=True)
        self.blocks: list[str] = []
        self.tags: list[str] = []
        self._open: list[tuple[str, bool]] = []
        self.feed(source)
        self.close()
        self.blocks = [" ".join(block.split()) for block in self.blocks if block.strip()]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        told = {name: value or "" for name, value in attrs}
        self.tags.append(tag)
        quiet = tag in SILENT or "readonly" in told
        values = tag == "input" and told.get("type") in VALUES and not quiet
        self.blocks += [told[name] for name in (*ATTRIBUTES, *(("value",) if values else ())) if told.get(name)]
        if tag not in INLINE:
            self.blocks.append("")
        if tag not in VOID:
            self._open.append((tag, quiet))

    def handle_endtag(self, tag: str) -> None:
        while self._open and self._open.pop()[0] != tag:
            pass
        if tag not in INLINE:
            self.blocks.append("")

    def handle_data(self, data: str) -> None:
        if not any(quiet for _, quiet in self._open):
            self.blocks[-1:] = [(self.blocks[-1] if self.blocks else "") + data]
