/** What the server's datasources need and WildFly does not bring. */
package org.menkyo.datasource;
