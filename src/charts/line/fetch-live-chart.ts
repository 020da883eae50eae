/** The chart library is most of the page's script: it comes after the first paint, into space kept for it. */
export const fetchLiveChart = async () => (await import('./live-chart')).LiveChart
