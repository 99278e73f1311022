<@p.layout title=t("seats.several")>
<p>${t("seats.several.explanation", licenseId)}</p>
<div class="narrow">
<@p.refusal/>
<form method="post" action="${action}/several" enctype="multipart/form-data">
<@p.token/>
<@p.field name="product" value=product!"" list=products.items?map(line -> {"value": line.product, "text": t("seats.product", line.productName, count(line.free))})/>
<@p.text name="emails" value=emails!"" hint=t("seats.emails")/>
<@p.file name="file" accept=".txt,.csv,text/plain,text/csv" hint=t("seats.file") required=false/>
<div class="buttons"><button type="submit">${t("seats.assign")}</button> <a href="${action}">${t("back")}</a></div>
</form>
</div>
</@p.layout>
