/** Closes a run with one plain line of counts that people and machines can read. */
export default class ClosingLineReporter {
  onRunComplete(_contexts, results) {
    // A suite that cannot even be loaded has no tests to count, and is a failure all the same.
    const failed = results.numFailedTests + results.numRuntimeErrorTestSuites
    const skipped = results.numPendingTests + results.numTodoTests
    const line = `${results.numPassedTests} passed, ${failed} failed, ${skipped} skipped`
    // Jest's own summary comes after all reporters: only the end of the process is later than that.
    process.once('exit', () => process.stdout.write(`\n${line}\n`))
  }
}
