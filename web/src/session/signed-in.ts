import { finishSignIn } from './session.ts'

try {
  location.replace(await finishSignIn(location.search))
} catch (error) {
  const problem = document.querySelector('#problem')
  if (problem) problem.textContent = (error as Error).message
}
