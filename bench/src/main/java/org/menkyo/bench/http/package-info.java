/** REST and SOAP compared with bare endpoints on the same server. */
package org.menkyo.bench.http;
