/** Explanations of rights over REST. */
package org.menkyo.explanation.rest;
