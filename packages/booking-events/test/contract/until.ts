export const until = async (happened: () => boolean | Promise<boolean>, withinMs = 10_000) => {
  const deadline = Date.now() + withinMs
  while (!(await happened())) {
    if (Date.now() > deadline) throw new Error(`nothing happened within ${withinMs} ms`)
    await new Promise((resolve) => setTimeout(resolve, 10))
  }
}
