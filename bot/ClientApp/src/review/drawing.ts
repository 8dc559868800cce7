/** What needs the chart library: loaded beside the first figures, so that the log opens without it. */
export { heat } from './pictures/heat';
export { shares } from './pictures/shares';
export { silent } from './pictures/silent';
export { table } from './pictures/table';
export { everyDay, isByWeek, trend } from './pictures/trend';
export { waits } from './pictures/waits';
