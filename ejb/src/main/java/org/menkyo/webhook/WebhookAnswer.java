package org.menkyo.webhook;

/**
 * How an attempt ended.
 *
 * @param status the HTTP status, or null if there was no answer
 * @param problem why it failed, or null if it did not
 */
record WebhookAnswer(Integer status, DeliveryProblem problem) {

    static WebhookAnswer of(int status) {
        return new WebhookAnswer(status, status >= 200 && status < 300 ? null : DeliveryProblem.STATUS);
    }

    static WebhookAnswer none(DeliveryProblem problem) {
        return new WebhookAnswer(null, problem);
    }

    boolean accepted() {
        return problem == null;
    }
}
