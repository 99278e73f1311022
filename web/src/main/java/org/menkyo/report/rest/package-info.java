/** Reports over REST. */
package org.menkyo.report.rest;
