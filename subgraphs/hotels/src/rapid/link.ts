/** The path of one of Rapid's links below our base address, which ends in `/v3` as the links begin. */
export const linkPath = (href: string): string => href.replace(/^\/v3\//, '')
