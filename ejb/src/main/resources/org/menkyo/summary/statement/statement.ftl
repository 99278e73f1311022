<!DOCTYPE html>
<html lang="${language}">
<head>
<title>${t.title}<#if sections?size == 1> ${sections[0].licenseId}</#if></title>
<meta name="subject" content="${t.title}"/>
<style>
@page {
  size: A4;
  margin: 20mm 18mm 22mm 18mm;
  @bottom-left { content: "${t.title}  ${today}"; font-family: statement; font-size: 8pt; color: #444; }
  @bottom-right { content: "${t.page} " counter(page) " / " counter(pages); font-family: statement; font-size: 8pt; color: #444; }
}
body { font-family: statement; font-size: 9.5pt; line-height: 1.45; color: #111; margin: 0; word-wrap: break-word; }
h1 { font-size: 20pt; font-weight: normal; margin: 0 0 2mm 0; }
h2 { font-size: 13pt; font-weight: normal; margin: 9mm 0 2mm 0; padding-top: 3mm; border-top: 1.2pt solid #1f4e79; color: #1f4e79; page-break-after: avoid; }
p { margin: 0 0 2mm 0; }
/* With few products it stays on one page, so that no head of a table stands alone. */
.short { page-break-inside: avoid; }
table { border-collapse: collapse; width: 100%; table-layout: fixed; -fs-table-paginate: paginate; }
th { font-weight: normal; text-align: left; vertical-align: top; }
td { vertical-align: top; }
table.facts th { width: 45mm; color: #444; padding: 0.6mm 3mm 0.6mm 0; }
table.facts td { padding: 0.6mm 0; }
table.products { margin-top: 4mm; }
table.products th { border-bottom: 0.8pt solid #111; color: #444; padding: 1mm 2mm 1mm 0; }
table.products td { border-bottom: 0.4pt solid #bbb; padding: 1.4mm 2mm 1.4mm 0; }
table.products tr { page-break-inside: avoid; }
table.products .number { text-align: right; padding-right: 5mm; }
.small { font-size: 8pt; color: #444; }
</style>
</head>
<body>
<h1>${t.title}</h1>
<p>${t.date}: ${today}</p>
<p class="small">${t.basis}</p>
<#list sections as section>
<div<#if section.lines?size lte 5> class="short"</#if>>
<h2>${t.licenseId} ${section.licenseId}</h2>
<table class="facts">
<tbody>
<tr><th scope="row">${t.organization}</th><td>${section.organizationName} <span class="small">(${section.organizationIdentifier})</span></td></tr>
<tr><th scope="row">${t.program}</th><td>${t["program." + section.program]}</td></tr>
<#if section.authorizationNumber??>
<tr><th scope="row">${t.authorizationNumber}</th><td>${section.authorizationNumber} (${t.lastDay?replace("{day}", day(section.authorizationNumberLastDay))})</td></tr>
</#if>
<#if section.resellers?size gt 0>
<tr><th scope="row">${t.resellers}</th><td><#list section.resellers as reseller><div><#if reseller.name??>${reseller.name}, </#if>${reseller.email}</div></#list></td></tr>
</#if>
</tbody>
</table>
<#if section.lines?size == 0>
<p>${t.nothing}</p>
<#else>
<table class="products">
<thead>
<tr>
<th scope="col" style="width: 31%">${t.product}</th>
<th scope="col" style="width: 12%">${t.version}</th>
<th scope="col" class="number" style="width: 16%">${t.quantity}</th>
<th scope="col" style="width: 20%">${t.softwareAssurance}</th>
<th scope="col" style="width: 21%">${t.notes}</th>
</tr>
</thead>
<tbody>
<#list section.lines as line>
<tr>
<td>${line.productName}<div class="small">${line.product}</div></td>
<td>${line.version}</td>
<td class="number">${line.quantity}</td>
<td><#if line.softwareAssurance??><#assign assurance = line.softwareAssurance>${t.covered?replace("{quantity}", assurance.quantity)}<div class="small"><#if assurance.lastDay??>${(assurance.inForce?then(t.until, t.expired))?replace("{day}", day(assurance.lastDay))}<#else>${t.noLastDay}</#if></div></#if></td>
<td class="small"><#if line.upgrade><div>${t.upgrade}</div><div>${t.confirmed?replace("{confirmed}", line.baseLicenseConfirmed)?replace("{quantity}", line.quantity)}</div></#if><#if line.termLastDay??><div>${t.termEnd?replace("{day}", day(line.termLastDay))}</div></#if><#if line.endedAt??><div>${t.licenseEnded?replace("{day}", dayOf(line.endedAt?string))}</div></#if></td>
</tr>
</#list>
</tbody>
</table>
</#if>
</div>
</#list>
</body>
</html>
