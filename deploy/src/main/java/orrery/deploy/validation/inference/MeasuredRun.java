package orrery.deploy.validation.inference;

import orrery.node.forecast.Arrivals;
import orrery.node.forecast.Lengths;
import orrery.node.forecast.ServedModel;

/**
 * What a row's run comes to in the model's terms.
 *
 * @param model with its plan, formats and framework
 * @param lengths of its requests
 */
record MeasuredRun(ServedModel model, Arrivals arrivals, Lengths lengths) {}
