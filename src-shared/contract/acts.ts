import type { AnyContractProcedure } from '@orpc/contract';
import type { Act } from '../models/permissions.ts';
import type { contract } from './index.ts';

/** `anyone`: looking at things, and signing in. */
type ActsOf<Part> = {
  readonly [Key in keyof Part]: Part[Key] extends AnyContractProcedure ? Act | 'anyone' : ActsOf<Part[Key]>;
};

/** What each call of the contract amounts to. A call that is missing here does not compile. */
const actOfCall: ActsOf<typeof contract> = {
  system: {
    info: 'anyone',
    addSample: 'import',
    setOrganisation: 'settings',
    stocks: 'anyone',
    changes: 'anyone',
    verifyLedger: 'anyone',
    settings: 'anyone',
    settingForms: 'anyone',
    setSetting: 'settings',
    doctor: 'anyone',
  },
  jobs: {
    submit: 'prepare',
    list: 'anyone',
    get: 'anyone',
    again: 'prepare',
    retry: 'prepare',
    cancel: 'prepare',
    preview: 'anyone',
    archive: 'anyone',
    printedElsewhere: 'print',
    artifactRange: 'anyone',
  },
  catalog: {
    products: 'anyone',
    editProduct: 'catalog',
    createLot: 'prepare',
    lots: 'anyone',
    lotRuns: 'anyone',
    imports: 'anyone',
    upload: 'import',
    undoImport: 'import',
  },
  labels: { search: 'anyone', counts: 'anyone', lookUp: 'anyone', history: 'anyone' },
  printing: {
    printers: 'anyone',
    addPrinter: 'printers',
    // Whoever puts labels into a printer says which.
    setStock: 'prepare',
    setCountsAsPrinted: 'printers',
    start: 'print',
    makeAndPrint: 'print',
    list: 'anyone',
    get: 'anyone',
    wait: 'anyone',
    answer: 'print',
    cancel: 'print',
    pause: 'print',
    resume: 'print',
    release: 'print',
    move: 'print',
    queues: 'anyone',
    pausePrinter: 'print',
    resumePrinter: 'print',
    partSheets: 'anyone',
    setPartSheet: 'print',
    removePartSheet: 'print',
    settle: 'settle',
    previewSettlement: 'anyone',
    sheetPicture: 'anyone',
    reprint: 'reprint',
    reproduce: 'anyone',
  },
  events: { record: 'account' },
  lots: { hold: 'hold', release: 'release', held: 'anyone', history: 'anyone' },
  reports: {
    accounts: 'anyone',
    close: 'reconcile',
    reconciliations: 'anyone',
    make: 'anyone',
    range: 'anyone',
  },
  printers: {
    discover: 'printers',
    set: 'printers',
    rename: 'printers',
    remove: 'printers',
    ask: 'anyone',
    testPage: 'calibrate',
  },
  calibration: { list: 'anyone', sheet: 'calibrate', enter: 'calibrate', forget: 'calibrate' },
  stocks: {
    list: 'anyone',
    get: 'anyone',
    save: 'stocks',
    remove: 'stocks',
    importJson: 'stocks',
    exportJson: 'anyone',
    proof: 'anyone',
  },
  layouts: {
    list: 'anyone',
    get: 'anyone',
    save: 'stocks',
    remove: 'stocks',
    importJson: 'stocks',
    exportJson: 'anyone',
  },
  // A preset says stock and layout for everybody who presses it.
  presets: { list: 'anyone', save: 'stocks', move: 'stocks', remove: 'stocks' },
  keys: { create: 'keys', list: 'anyone', revoke: 'keys' },
  people: {
    whoami: 'anyone',
    signIn: 'anyone',
    signOut: 'anyone',
    list: 'anyone',
    add: 'people',
    setRole: 'people',
    // Their own PIN is everybody's who has the current one; the handler looks whose it is.
    setPin: 'anyone',
    setBadge: 'people',
    remove: 'people',
    erase: 'people',
    turnOff: 'people',
  },
  // Whoever knows the PIN may leave; the handler asks for it.
  kiosk: { enter: 'kiosk', leave: 'anyone' },
  backups: { list: 'anyone', now: 'backup' },
  dataExport: { request: 'export', list: 'anyone', get: 'anyone', range: 'export' },
  sync: {
    status: 'anyone',
    test: 'connect',
    connect: 'connect',
    disconnect: 'connect',
    start: 'sync',
    stop: 'sync',
    quarantine: 'anyone',
    conflicts: 'anyone',
    resolveConflict: 'sync',
    configureSink: 'connect',
    parked: 'anyone',
    release: 'sync',
    exportEvents: 'sync',
    acknowledgeAlarm: 'sync',
    calibrateHost: 'sync',
    submitRemoteJob: 'prepare',
    followRemoteJob: 'prepare',
    fetchRemoteJob: 'prepare',
    requestRemoteDataExport: 'export',
    remoteDataExports: 'anyone',
    remoteDataExportRange: 'export',
  },
  admin: {
    importFile: 'import',
    saveArtifact: 'anyone',
    waitForJob: 'anyone',
    waitForRun: 'anyone',
    backup: 'backup',
    diagnostics: 'anyone',
    saveDataExport: 'export',
    waitForDataExport: 'anyone',
    saveReport: 'anyone',
    sync: 'sync',
    exportOutbox: 'sync',
    // The way out where nobody can sign in; it needs the start token.
    resetPerson: 'anyone',
    leaveKiosk: 'anyone',
  },
};

/** @param path of a call, such as `['printing', 'start']`. */
export function actOf(path: readonly string[]): Act | 'anyone' {
  let found: unknown = actOfCall;
  for (const name of path) {
    found =
      typeof found === 'object' && found !== null
        ? Object.entries(found).find(([key]) => key === name)?.[1]
        : null;
  }
  if (typeof found !== 'string') throw new Error(`Nobody has said who may call ${path.join('.')}.`);
  return found as Act | 'anyone';
}
