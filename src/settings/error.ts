/** A setting that cannot be used, named. */
export class SettingsError extends RangeError {
  override readonly name = 'SettingsError'
  readonly setting: string
  constructor(setting: string, problem: string) {
    super(problem)
    this.setting = setting
  }
}
