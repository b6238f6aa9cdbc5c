"""Parts of `events`: frames and the learned reader, arguments, status, one entry for one act."""
