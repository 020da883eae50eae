// Never ends, to see that the page goes on, says so, and can be used afterwards.

export default () => {
  for (;;);
}
