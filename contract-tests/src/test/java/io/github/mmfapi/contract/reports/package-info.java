/** Tests of the pages that the build writes. */
package io.github.mmfapi.contract.reports;
