/** The administrator's command line over REST: its commands are the operations of the OpenAPI document. */
package org.menkyo.admin;
