/** Loads, and never calls `serve`. */
export {}
