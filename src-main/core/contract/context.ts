/** Who asks. `admin`: holders of the start token, that is the command line; a page has a cookie and is not. */
export interface ContractContext {
  readonly admin: boolean;
}
