/** Access keys that `AssumeRole` gives out name the account that they are good for. */
const KEY_OF_ACCOUNT = /^ASIA(\d{12})[A-Z0-9]*$/;

/** The access key with which a role of an account is spoken for. */
export function accessKeyOf(accountId: string): string {
  return `ASIA${accountId}OFFL`;
}

/** The account that an access key is good for; undefined for one that nobody assumed. */
export function accountOfKey(accessKey: string): string | undefined {
  return KEY_OF_ACCOUNT.exec(accessKey)?.[1];
}
