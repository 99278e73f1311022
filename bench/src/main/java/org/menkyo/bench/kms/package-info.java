/** The path of activation requests: a load generator for its protocol, and what it is compared with. */
package org.menkyo.bench.kms;
