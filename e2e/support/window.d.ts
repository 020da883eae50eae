// `window.poolscope`, as pages under test have it.
import '../../src/store/automation'
