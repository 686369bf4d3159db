/** Whether PostgreSQL would take the text for a uuid: what a client sends may be anything. */
export const isUuid = (text: string) => /^[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}$/.test(text)
