/** @file A list to choose from whose options open downwards: upwards the edge of the plots would hide them. */

import { dropdown, type Choice, type Control } from '../panels/controls';

export function choice(label: string, changed: (value: string) => void): Control<Choice> {
  const control = dropdown(label, changed);
  control.element.setAttribute('position', 'below');
  return control;
}
