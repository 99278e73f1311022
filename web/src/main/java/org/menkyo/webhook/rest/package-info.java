/** Webhooks over REST. */
package org.menkyo.webhook.rest;
