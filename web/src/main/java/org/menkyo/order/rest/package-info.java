/** Orders and agreements over REST. */
package org.menkyo.order.rest;
