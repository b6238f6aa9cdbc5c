"""The pages of the site, one module each: a router whose functions read the address, ask the library and render a template."""
