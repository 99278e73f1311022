/** The pages of webhooks. */
package org.menkyo.webhook.portal;
