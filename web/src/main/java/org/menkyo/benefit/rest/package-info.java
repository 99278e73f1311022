/** The benefits of Software Assurance over REST. */
package org.menkyo.benefit.rest;
