"""The knowledge base over HTTP: a SPARQL 1.1 endpoint and pages that are made on the server.

The server itself asks nothing.  A keeper process (`kb.serve.keeper`) holds the copy of the
store in memory and forks workers from it; whatever is asked is done by one of them, under
limits of time and memory (`kb.serve.workers`).  It needs the extra `serve` to be installed.
"""
