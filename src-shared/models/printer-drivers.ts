export const printerDrivers = ['folder', 'cups', 'ipp', 'raw', 'windows'] as const;
export type PrinterDriver = (typeof printerDrivers)[number];
