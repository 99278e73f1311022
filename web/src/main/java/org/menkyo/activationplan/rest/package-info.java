/** Activation plans over REST. */
package org.menkyo.activationplan.rest;
