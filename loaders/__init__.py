"""Documents and facts in, RDF out: the chain is told in `loaders.extraction`."""
