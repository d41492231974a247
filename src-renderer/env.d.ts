/** What the bundler makes of imports that are not TypeScript. */
declare module '*.css';

declare module '*.module.css' {
  const classes: Readonly<Record<string, string>>;
  export = classes;
}

declare module '*?url' {
  const url: string;
  export = url;
}
