import { Api, exported } from './typings.ts';

/** Not Electron's, but what its objects do here: told from outside, not by the shell. */
const ofTheFake: ReadonlySet<string> = new Set(['emit', 'constructor', 'toJSON', 'asymmetricMatch', 'then']);

/** Lets through only what Electron has: its names, its events, its arguments. */
export function checked<T extends object>(api: Api, target: T): T {
  return new Proxy(target, {
    get(object, key) {
      if (typeof key === 'symbol' || ofTheFake.has(key)) return Reflect.get(object, key, object);
      if (!(key in object)) {
        api.require(key);
        throw new Error(`The shell uses electron's ${api.name}.${key}, which the fake does not have.`);
      }
      const value: unknown = Reflect.get(object, key, object);
      // A test's own field of a fake, such as `window.shown`.
      if (!api.has(key) || typeof value !== 'function') return value;
      return (...args: unknown[]): unknown => {
        api.checkCall(key, args);
        return (value as (...given: unknown[]) => unknown).apply(object, args);
      };
    },
    set(object, key, value) {
      if (typeof key === 'string' && !(key in object)) api.require(key);
      return Reflect.set(object, key, value, object);
    },
  });
}

/** An export of the module; its own members are checked at once, so that the fake cannot know more than Electron. */
export function fake<T extends object>(name: string, target: T): T {
  const { type, isClass } = exported(name);
  const api = new Api(type, isClass);
  for (const key of Object.keys(target)) if (key !== 'emit') api.require(key);
  return checked(api, target);
}

/** A class of the module: what is made of it is checked, too. */
export function fakeClass<Made extends object, Args extends unknown[]>(
  name: string,
  make: new (...args: Args) => Made,
): new (...args: Args) => Made {
  const api = new Api(exported(name).type);
  return new Proxy(make, {
    construct(target, args: Args) {
      api.checkNew(args);
      return checked(api, new target(...args));
    },
  });
}
