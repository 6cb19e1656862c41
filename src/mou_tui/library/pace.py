"""In what steps an index is built: how often what was done is committed and told, and how much a process is handed at once."""

from typing import Final

COMMIT_SECONDS: Final = 1.0
REPORT_SECONDS: Final = 0.2
WORKER_CHUNK: Final = 32
"""Files, or articles, that a worker process is handed at once."""
WRITER_CHUNK: Final = 4
"""Those that the writing process takes itself before it looks again whether a worker has finished."""
FACTS_SECONDS: Final = 600
"""How long a worker may be at the facts of an article, or longer than reading a file may take at both; then it hangs, and is replaced."""
