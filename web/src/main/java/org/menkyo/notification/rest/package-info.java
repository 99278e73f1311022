/** Mails that could not be sent, over REST. */
package org.menkyo.notification.rest;
