<@p.layout title=t("kms.phone")>
<p>${t("kms.phone.explanation", host.name)}</p>
<div class="narrow">
<@p.refusal/>
<form method="post" action="/kms-hosts/${host.id}/phone-activation" enctype="multipart/form-data">
<@p.token/>
<@p.field name="confirmationId" value=confirmationId!"" hint=t("kms.confirmationId.hint") required=true/>
<@p.text name="certificate" value=certificate!"" hint=t("kms.certificate.hint")/>
<@p.file name="certificatePicture" accept="image/png,image/jpeg" hint=t("kms.certificatePicture.hint") required=false/>
<div class="buttons"><button type="submit">${t("kms.phone.do")}</button></div>
</form>
</div>
<p><a href="/kms-hosts/${host.id}">${t("kms.back")}</a></p>
</@p.layout>
