// Filled by the owner of this target.
