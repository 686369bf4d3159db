/** Closes a run with one plain line of counts that people and machines can read. */
export default class ClosingLineReporter {
  onRunComplete(
    _contexts,
    { numPassedTests, numFailedTests, numPendingTests, numFailedTestSuites, numRuntimeErrorTestSuites },
  ) {
    const failed = numFailedTests + Math.max(0, numRuntimeErrorTestSuites ?? numFailedTestSuites)
    process.stdout.write(`\n${numPassedTests} passed, ${failed} failed, ${numPendingTests} skipped\n`)
  }
}
